import { pass, unknown, warn, type Check } from '../check.ts';

export const insecureRegistries: Check = {
  id: 'insecure-registries',
  title: 'Insecure registries',
  why: 'From a registry without verified TLS anybody on the way can hand out another image under the same name.',
  look: ({ facts }) => {
    const listed = facts.details.insecureRegistries;
    if (listed === null) return unknown('the engine does not list its registries');
    const outside = listed.filter((registry) => !isLoopback(registry));
    return outside.length === 0
      ? pass(`none but this machine’s own loopback (${listed.join(', ') || 'not listed'})`)
      : warn(
          `${outside.length} beside the loopback: ${outside.join(', ')}`,
          'Give the registry a certificate, then take it out of `insecure-registries` (or, for a mirror that begins with http://, `registry-mirrors`) in /etc/docker/daemon.json, and `sudo systemctl restart docker`.',
        );
  },
};

/** Ranges and names that never leave the engine's machine. */
function isLoopback(registry: string): boolean {
  const host = registry.replace(/^http:\/\//, '').replace(/\/.*$/, '');
  return /^(127(\.\d{1,3}){3}|localhost|\[?::1\]?)(:\d+)?$/.test(host);
}
