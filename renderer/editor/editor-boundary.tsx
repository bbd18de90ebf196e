import { Component, type ComponentType, type ErrorInfo } from 'react';
import type { EditingProps } from './editing.ts';
import { PlainEditor } from './plain-editor.tsx';

interface BoundaryProps extends EditingProps {
  readonly editor: ComponentType<EditingProps>;
}

/** Should the full editor fail, the plain one takes its place: the text stays within reach. */
export class EditorBoundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error('The full editor failed; the plain one takes its place.', error, info);
  }

  override render() {
    const { editor: Editing, ...props } = this.props;
    return this.state.failed ? <PlainEditor {...props} /> : <Editing {...props} />;
  }
}
