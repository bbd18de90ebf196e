/**
 * Glovebox's own AppArmor profile, as text for apparmor_parser(8).
 *
 * Its starting point is the template of Docker's own docker-default
 * (github.com/moby/profiles, apparmor/template.go, as of November 2026): whatever
 * that refuses, this refuses too. What it refuses beyond says so in the text.
 * Syntax: apparmor.d(5).
 */
export const APPARMOR_PROFILE = `# Glovebox: the AppArmor profile of its sandboxes.
#
# Load it:          sudo apparmor_parser -r -W FILE
# Unload it:        sudo apparmor_parser -R FILE
# Load it at boot:  copy this file into /etc/apparmor.d
#
# It begins where Docker's docker-default does, and goes further. What is not
# granted is refused: capabilities, families of sockets, signals and tracing by
# their lists below; mounting, another root, another profile and D-Bus wholly.
# What is denied by name is not written to the host's log, which a program in a
# sandbox could fill with it.

# No ABI is named: the host's own default holds, as for docker-default. Where that
# knows user namespaces (AppArmor 4), none can be made, for none is granted.

profile glovebox flags=(attach_disconnected,mediate_deleted) {
  file,

  # Docker's fourteen and no other, also where a user namespace gave all of them.
  capability audit_write,
  capability chown,
  capability dac_override,
  capability fowner,
  capability fsetid,
  capability kill,
  capability mknod,
  capability net_bind_service,
  capability net_raw,
  capability setfcap,
  capability setgid,
  capability setpcap,
  capability setuid,
  capability sys_chroot,

  # What programs talk with. docker-default grants every family that the kernel has:
  # packets past the firewall, the kernel's cryptography, the virtual machine's host.
  unix,
  network unix,
  network inet stream,
  network inet dgram,
  network inet raw,
  network inet6 stream,
  network inet6 dgram,
  network inet6 raw,
  network netlink dgram,
  network netlink raw,

  # The host may end what runs here. Engine and runtime have profiles of their own on
  # some hosts: Ubuntu's and Debian's, and those of the snap and of rootless engines.
  signal (receive) peer=unconfined,
  signal (receive) peer=runc,
  signal (receive) peer=crun,
  signal (receive) peer=podman,
  signal (receive) peer=rootlesskit,
  signal (receive) peer=snap.docker.dockerd,
  signal (send, receive) peer=glovebox,
  ptrace (read, readby, trace, tracedby) peer=glovebox,

  # docker-default allows unmounting, which uncovers what the engine has covered.
  deny mount,
  deny remount,
  deny umount,
  deny pivot_root,

  # Nothing of the kernel's own is written. docker-default leaves kernel/shm*.
  deny /proc/* w,
  deny /proc/{[^1-9/],[^1-9/][^0-9/],[^1-9s/][^0-9y/][^0-9s/],[^1-9/][^0-9/][^0-9/][^0-9/]*}/** w,
  deny /proc/{acpi,bus,fs,irq,scsi,sys,sysvipc,tty}/** wklx,
  deny /proc/sysrq-trigger rwklx,
  deny /proc/{kcore,kmsg,kpagecount,kpageflags,kpagecgroup,vmallocinfo} rwklx,

  # Of a process's own files docker-default lets all be written. Memory written by way
  # of a file passes over its protection; the maps are what makes a user namespace useful.
  deny /proc/[0-9]*/{,task/[0-9]*/}mem wklx,
  deny /proc/[0-9]*/{,task/[0-9]*/}{uid_map,gid_map,projid_map,setgroups} wklx,
  deny /proc/[0-9]*/{,task/[0-9]*/}attr/** wklx,
  deny /proc/[0-9]*/{,task/[0-9]*/}{loginuid,make-it-fail,fail-nth,clear_refs,latency,sched} wklx,

  # docker-default leaves /sys/fs/cgroup to be written.
  deny /sys/** wklx,
  deny /sys/firmware/** rwklx,
  deny /sys/kernel/{debug,security,tracing}/** rwklx,
  deny /sys/fs/{bpf,pstore}/** rwklx,
  deny /sys/devices/virtual/powercap/** rwklx,

  # The machine's memory, ports and log, by whatever name a device node was made.
  deny /dev/{mem,kmem,port,kmsg} rwklx,
}
`;
