import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useDesk } from '../desk/desk-context.ts';
import {
  chooseIndentation,
  shownIndentation,
  useChosenIndentation,
  WIDTHS,
} from '../editor/indentation.ts';
import type { Indentation } from '../formatting/format-request.ts';

interface IndentationMenuProps {
  readonly editorId: string;
  /** What holds for the shown file now. */
  readonly indentation: Indentation;
}

/** How this language is indented: chosen once, it holds for all of its files. */
export function IndentationMenu({ editorId, indentation }: IndentationMenuProps) {
  const { seat } = useDesk();
  const chosen = useChosenIndentation(editorId);
  const { usesTabs, width } = indentation;
  const act = (action: string | number) => {
    if (action === 'detect') chooseIndentation(editorId, null);
    else if (action === 'convert') {
      seat.seated?.perform(`editor.action.indentationTo${usesTabs ? 'Tabs' : 'Spaces'}`);
    } else if (action === 'tabs' || action === 'spaces') {
      chooseIndentation(editorId, { usesTabs: action === 'tabs', width });
    } else chooseIndentation(editorId, { usesTabs, width: Number(action) });
  };
  const shown = shownIndentation(indentation);
  return (
    <MenuTrigger>
      <Button className="status-item indentation" aria-label={`Indentation, ${shown}`}>
        {shown}
      </Button>
      <Popover className="popover" placement="top end">
        <Menu className="menu" aria-label="Indentation" onAction={act}>
          <MenuSection selectionMode="single" selectedKeys={[usesTabs ? 'tabs' : 'spaces']}>
            <Header className="menu-heading">Indent with</Header>
            <Choice id="spaces" title="Spaces" />
            <Choice id="tabs" title="Tabs" />
          </MenuSection>
          <MenuSection selectionMode="single" selectedKeys={[String(width)]}>
            <Header className="menu-heading">Width</Header>
            {WIDTHS.map((each) => (
              <Choice key={each} id={String(each)} title={`${each} columns`} />
            ))}
          </MenuSection>
          <MenuSection selectionMode="single" selectedKeys={chosen === null ? ['detect'] : []}>
            <Header className="menu-heading">Files</Header>
            <Choice id="detect" title="As each file has it" />
            <MenuItem id="convert" textValue="Convert this file">
              Convert this file to {usesTabs ? 'tabs' : 'spaces'}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Choice({ id, title }: { id: string; title: string }) {
  return (
    <MenuItem id={id} textValue={title}>
      {({ isSelected }) => (
        <>
          <span>{title}</span>
          <span aria-hidden="true">{isSelected ? '✓' : ''}</span>
        </>
      )}
    </MenuItem>
  );
}
