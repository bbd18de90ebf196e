/**
 * Stands in for `@grpc/grpc-js`, `@grpc/proto-loader` and `protobufjs`.
 *
 * dockerode needs them for BuildKit sessions and BuildKit's progress records.
 * Images are built by the classic builder here, which knows neither.
 */
function refuse(): never {
  throw new Error('BuildKit is not part of Glovebox: images are built by the classic builder.');
}

/** Where `@grpc/grpc-js` is entered (as a constructor), and where the other two are. */
export { refuse as Server, refuse as loadSync };
