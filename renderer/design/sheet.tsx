import './overlay.css';
import './sheet.css';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Icon } from './icon.tsx';

interface SheetProps {
  readonly title: string;
  /** Of the box, as wide as the window lets it be. */
  readonly width: '40rem' | '44rem' | '60rem' | '64rem';
  /** Beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A page over the desk: a title, a way back, and what may be longer than the window. The desk goes on under it. */
export function Sheet({ title, width, actions, children, onClose }: SheetProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="over-desk sheet" style={{ width: `min(${width}, 100%)` }}>
        <Dialog>
          <div className="sheet-title">
            <Heading slot="title">{title}</Heading>
            {actions}
            <Button className="button quiet square" aria-label="Close" onPress={onClose}>
              <Icon name="cross" size={13} />
            </Button>
          </div>
          {/* Longer than the window it is scrolled, by keys as well. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className="sheet-text" tabIndex={0} aria-label={`${title}, in full`}>
            {children}
          </section>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
