/** The page as a person uses it: by role and name. One page object for either door. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Desk {
  readonly page: Page;
  readonly runButton: Locator;
  readonly stopButton: Locator;
  readonly language: Locator;
  readonly preset: Locator;
  readonly editor: Locator;
  readonly argumentLine: Locator;
  readonly output: Locator;
  readonly input: Locator;
  readonly endOfInput: Locator;
  readonly terminal: Locator;
  readonly verdict: Locator;
  readonly layers: Locator;

  constructor(page: Page) {
    this.page = page;
    this.runButton = page.getByRole('button', { name: 'Run', exact: true });
    this.stopButton = page.getByRole('button', { name: 'Stop', exact: true });
    this.language = page.getByRole('combobox', { name: 'Language', exact: true });
    this.preset = page.getByRole('combobox', { name: 'Preset', exact: true });
    this.editor = page.getByRole('textbox', { name: /^Program / });
    this.argumentLine = page.getByRole('textbox', { name: 'Arguments' });
    this.output = page.getByRole('region', { name: 'Output', exact: true });
    this.input = page.getByRole('textbox', { name: 'Standard input' });
    this.endOfInput = page.getByRole('button', { name: 'End of input' });
    this.terminal = page.getByRole('switch', { name: 'Terminal' });
    this.verdict = page.getByRole('status', { name: 'Verdict' });
    this.layers = page.getByRole('region', { name: 'Isolation layers' });
  }

  /** The group of one layer, by its title. */
  layer(title: string): Locator {
    return this.layers.getByRole('group', { name: title, exact: true });
  }

  /** Until the full editor has taken the place of the plain one, which looks the same to a reader. */
  async ready(): Promise<void> {
    await expect(this.runButton).toBeVisible();
    await expect(this.page.locator('.monaco-editor .view-lines')).toBeVisible();
  }

  async chooseLanguage(name: string): Promise<void> {
    await this.language.selectOption({ label: name });
    await this.ready();
  }

  /** Replaces the program by a paste, which the editor takes as it is; typing would indent it. */
  async paste(program: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('Delete');
    await this.editor.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, program);
  }

  async run(program: string): Promise<void> {
    await this.paste(program);
    await this.runButton.click();
  }

  async sendLine(line: string): Promise<void> {
    await this.input.fill(line);
    await this.input.press('Enter');
  }

  /** Chooses a command in the palette, found by some letters of its title. */
  async command(letters: string): Promise<void> {
    const search = this.page.getByRole('searchbox', { name: 'Find a command' });
    await this.page.keyboard.press('F1');
    await expect(search).toBeFocused();
    await this.page.keyboard.type(letters);
    await this.page.keyboard.press('Enter');
    await expect(search).toBeHidden();
  }

  /** Turns the terminal on or off as a person does: by its label. */
  async switchTerminal(): Promise<void> {
    await this.output.getByText('Terminal', { exact: true }).click();
  }

  /** The program as it stands in the editor; long ones only as far as they are in sight. */
  async program(): Promise<string> {
    const lines = await this.page.locator('.monaco-editor .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }
}
