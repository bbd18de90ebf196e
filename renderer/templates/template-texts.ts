/** The templates' programs: path → text. They come with the chooser, in one piece of 30 kB. */
export const TEMPLATE_TEXTS: Readonly<Record<string, string>> = import.meta.glob<string>(
  './programs/*/*/*',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
