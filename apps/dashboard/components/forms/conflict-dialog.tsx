'use client';

import * as Radix from 'radix-ui/alert-dialog';
import { Button } from '../ui/button.tsx';
import { DialogFooter, dialogClasses, overlayClasses } from '../ui/dialog.tsx';

interface ConflictDialogProps {
  open: boolean;
  what: string;
  onTheirs: () => void;
  onMine: () => void;
  onCancel: () => void;
}

/** Someone saved in between. Nothing is lost until a person decides whose version stays. */
export function ConflictDialog({ open, what, onTheirs, onMine, onCancel }: ConflictDialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onCancel()}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClasses} />
        <Radix.Content className={dialogClasses}>
          <div className="grid gap-1.5">
            <Radix.Title className="font-semibold text-base tracking-tight">
              Someone else changed {what}
            </Radix.Title>
            <Radix.Description className="text-ink-2 text-sm">
              It was saved by another person while you were editing. Load their version and lose
              your changes, or save yours over it.
            </Radix.Description>
          </div>
          <DialogFooter>
            <Radix.Cancel asChild>
              <Button variant="ghost">Keep editing</Button>
            </Radix.Cancel>
            <Button variant="quietDanger" onClick={onMine}>
              Save mine over it
            </Button>
            <Button variant="primary" onClick={onTheirs}>
              Load theirs
            </Button>
          </DialogFooter>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
