import './forget-all.css';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { useDesk } from '../desk/desk-context.ts';
import { Popover } from 'react-aria-components/Popover';

/** Asks before all runs are forgotten: nothing calls them back. */
export function ForgetAll({ runs, onForget }: { runs: number; onForget: () => void }) {
  const { state, dispatch } = useDesk();
  return (
    <DialogTrigger
      isOpen={state.dialog === 'forget-runs'}
      onOpenChange={(isOpen) =>
        dispatch({ type: 'dialog-shown', dialog: isOpen ? 'forget-runs' : null })
      }
    >
      <Button className="button quiet">Forget all</Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="forget-all" role="alertdialog" aria-label="Forget all runs">
          {({ close }) => (
            <>
              <p>{runs === 1 ? 'Forget this run' : `Forget all ${runs} runs`} for good?</p>
              <Button
                className="button stop"
                onPress={() => {
                  close();
                  onForget();
                }}
              >
                Forget them
              </Button>
              <Button className="button" onPress={close}>
                Keep them
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
