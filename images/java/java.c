/*
 * The `java` that starts a person's program, used for nothing else:
 *
 *   java OPTION... @./.launch ARGUMENT...
 *
 * It does what the JDK's own `java` does with such a command line (JavaMain in
 * its java.c), in another order: first it makes the virtual machine ready, and
 * only then opens ./.launch and learns which class is to start. That is where a
 * parked sandbox holds it, and all that a program has to wait for afterwards is
 * its own class. An OPTION is -XX:…, -D… or -cp PATH; any other command line is
 * handed to the JDK's `java`.
 *
 * The file is opened by the first thread, since that is the one which is held;
 * the program runs, as under the JDK's `java`, in a second one.
 */
#define _GNU_SOURCE
#include <jni.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char JDK_JAVA[] = RUNTIME "/bin/java";
static const char LAUNCH[] = "./.launch";
static const char CLASSES[] = "./.classes";

enum {
  OPTIONS_MOST = 32,
  NAME_MOST = 64 * 1024,
  LOAD_CLASS = 1, /* LM_CLASS of sun.launcher.LauncherHelper */
  STACK_BYTES = 1024 * 1024, /* what the JDK gives its main thread on Linux */
};

static JavaVMOption options[OPTIONS_MOST];
static int option_count;
static char **arguments;
static char class_name[NAME_MOST];
static sem_t machine_is_ready, class_is_named;

static int add_option(char *text) {
  if (!text || option_count == OPTIONS_MOST) return 0;
  options[option_count++].optionString = text;
  return 1;
}

static char *joined(const char *first, const char *second) {
  char *text;
  return asprintf(&text, "%s%s", first, second) < 0 ? NULL : text;
}

/* Takes the command line in; false when it is not of the form that is known here. */
static int understand(char **words) {
  for (words++; *words && **words == '-'; words++) {
    char *option = *words;
    if (!strcmp(option, "-cp") && words[1]) option = joined("-Djava.class.path=", *++words);
    else if (strncmp(option, "-XX:", 4) && strncmp(option, "-D", 2)) return 0;
    if (!add_option(option)) return 0;
  }
  if (!*words || **words != '@' || strcmp(*words + 1, LAUNCH)) return 0;
  arguments = words + 1;
  return add_option("-Dsun.java.launcher=SUN_STANDARD");
}

static void read_class_name(void) {
  FILE *file = fopen(LAUNCH, "re");
  if (!file || !fgets(class_name, sizeof class_name, file)) {
    fprintf(stderr, "Error: could not open `%s'\n", LAUNCH);
    exit(1);
  }
  fclose(file);
  class_name[strcspn(class_name, "\n")] = 0;
}

/* What is looked up in the library before the program is known. */
struct library {
  jclass helper, string, system;
  jmethodID make_string, load_class, set_property;
};

static int look_up(JNIEnv *env, struct library *found) {
  found->helper = (*env)->FindClass(env, "sun/launcher/LauncherHelper");
  found->string = found->helper ? (*env)->FindClass(env, "java/lang/String") : NULL;
  found->system = found->string ? (*env)->FindClass(env, "java/lang/System") : NULL;
  if (!found->system) return 0;
  found->make_string = (*env)->GetStaticMethodID(env, found->helper, "makePlatformString",
                                                 "(Z[B)Ljava/lang/String;");
  found->load_class = (*env)->GetStaticMethodID(env, found->helper, "checkAndLoadMain",
                                                "(ZILjava/lang/String;)Ljava/lang/Class;");
  found->set_property =
      (*env)->GetStaticMethodID(env, found->system, "setProperty",
                                "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;");
  return found->make_string && found->load_class && found->set_property;
}

/* A string of Java's from a word of the command line, in the locale's encoding. */
static jstring string_of(JNIEnv *env, const struct library *library, const char *text) {
  jsize length = (jsize)strlen(text);
  jbyteArray bytes = (*env)->NewByteArray(env, length);
  if (!bytes) return NULL;
  (*env)->SetByteArrayRegion(env, bytes, 0, length, (const jbyte *)text);
  jstring made = (*env)->CallStaticObjectMethod(env, library->helper, library->make_string,
                                                JNI_TRUE, bytes);
  (*env)->DeleteLocalRef(env, bytes);
  return made;
}

/* The property in which the JDK's `java` leaves the class and its arguments. */
static void set_command(JNIEnv *env, const struct library *library) {
  size_t room = strlen(class_name) + 1;
  for (char **word = arguments; *word; word++) room += strlen(*word) + 1;
  char *command = malloc(room), *end = command;
  if (!command) return;
  end = stpcpy(end, class_name);
  for (char **word = arguments; *word; word++) end = stpcpy(stpcpy(end, " "), *word);
  jstring name = (*env)->NewStringUTF(env, "sun.java.command");
  jstring value = name ? string_of(env, library, command) : NULL;
  free(command);
  if (!value) return;
  (*env)->CallStaticObjectMethod(env, library->system, library->set_property, name, value);
  (*env)->DeleteLocalRef(env, value);
  (*env)->DeleteLocalRef(env, name);
}

static jobjectArray words_of(JNIEnv *env, const struct library *library) {
  jsize count = 0;
  while (arguments[count]) count++;
  jobjectArray words = (*env)->NewObjectArray(env, count, library->string, NULL);
  for (jsize i = 0; words && i < count; i++) {
    jstring word = string_of(env, library, arguments[i]);
    if (!word) return NULL;
    (*env)->SetObjectArrayElement(env, words, i, word);
    (*env)->DeleteLocalRef(env, word);
  }
  return words;
}

/* Loads the class as `java` does, with its complaints, and calls its main method. */
static void call_main(JNIEnv *env, const struct library *library) {
  set_command(env, library);
  jstring name = (*env)->ExceptionCheck(env) ? NULL : string_of(env, library, class_name);
  if (!name) return;
  jclass type = (*env)->CallStaticObjectMethod(env, library->helper, library->load_class, JNI_TRUE,
                                               LOAD_CLASS, name);
  jobjectArray words = (*env)->ExceptionCheck(env) || !type ? NULL : words_of(env, library);
  if (!words) return;
  jmethodID entry = (*env)->GetStaticMethodID(env, type, "main", "([Ljava/lang/String;)V");
  if (entry) (*env)->CallStaticVoidMethod(env, type, entry, words);
}

/* Ends the main thread: an exception that got this far is reported, other threads are awaited. */
static jint leave(JavaVM *machine, JNIEnv *env) {
  jint status = (*env)->ExceptionCheck(env) ? 1 : 0;
  if ((*machine)->DetachCurrentThread(machine) != JNI_OK) status = 2;
  (*machine)->DestroyJavaVM(machine);
  return status;
}

static void *run_program(void *at) {
  jint *status = at;
  JavaVM *machine;
  JNIEnv *env;
  JavaVMInitArgs how = {
      .version = JNI_VERSION_1_2, .nOptions = option_count, .options = options};
  if (JNI_CreateJavaVM(&machine, (void **)&env, &how) != JNI_OK) {
    fputs("Error: Could not create the Java Virtual Machine.\n"
          "Error: A fatal exception has occurred. Program will exit.\n", stderr);
    exit(1);
  }
  struct library library;
  int is_known = look_up(env, &library);
  sem_post(&machine_is_ready);
  while (sem_wait(&class_is_named)) {
  }
  if (is_known) call_main(env, &library);
  *status = leave(machine, env);
  return NULL;
}

int main(int count, char **words) {
  (void)count;
  if (!understand(words)) {
    execv(JDK_JAVA, words);
    perror(JDK_JAVA);
    return 127;
  }
  /* The class path is looked at once, when the virtual machine begins: it must be a folder by then. */
  mkdir(CLASSES, 0777);

  jint status = 1;
  pthread_t thread;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, STACK_BYTES);
  pthread_attr_setguardsize(&attributes, 0); /* Java has its own */
  sem_init(&machine_is_ready, 0, 0);
  sem_init(&class_is_named, 0, 0);
  if (pthread_create(&thread, &attributes, run_program, &status)) {
    perror("java");
    return 1;
  }
  while (sem_wait(&machine_is_ready)) {
  }
  read_class_name();
  sem_post(&class_is_named);
  pthread_join(thread, NULL);
  return status;
}
