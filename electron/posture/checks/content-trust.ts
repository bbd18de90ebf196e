import { pass, warn, type Check } from '../check.ts';

/** As Go's strconv.ParseBool reads it, which is what Docker's command line asks. */
const YES = /^(1|t|T|true|TRUE|True)$/;

const WHERE =
  'it concerns `docker pull` in this environment, not Glovebox, whose images are built here on a base pinned by its digest or made from a signed Debian archive';

export const contentTrust: Check = {
  id: 'content-trust',
  title: 'Content trust',
  why: 'A name such as python:3 is whatever the registry says today. A signature, or a digest, makes sure that it is what its maker published.',
  look: ({ host }) =>
    host.contentTrust !== null && YES.test(host.contentTrust)
      ? pass(
          `DOCKER_CONTENT_TRUST=${host.contentTrust}: Docker’s command line takes signed images only; ${WHERE}. Docker is retiring this signing: since August 2025 pulls of its official images fail with it`,
        )
      : warn(
          `DOCKER_CONTENT_TRUST is ${host.contentTrust === null ? 'not set' : `“${host.contentTrust}”`}; ${WHERE}`,
          'Name images by digest (`docker pull NAME@sha256:…`) or check their signatures with cosign or notation. DOCKER_CONTENT_TRUST=1 is still understood, but Docker is retiring it (docker.com/blog/retiring-docker-content-trust).',
        ),
};
