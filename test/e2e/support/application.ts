/** The application behind the page under test, through either door. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { REPOSITORY, type Serve, startServe } from './serve.ts';

export interface Surroundings {
  readonly dataFolder: string;
  /** Beyond this process's own. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the application is; the repository when left out. */
  readonly tree?: string;
  /** Of `serve`, beyond the usual ones. */
  readonly flags?: readonly string[];
}

export interface Application {
  readonly page: Page;
  /** Ends it as a person would. */
  stop(): Promise<void>;
  /** Starts it again with the same data, after it was ended. */
  start(): Promise<void>;
}

/** `glovebox serve` in the browser; it keeps its port, and so the page its origin, over a restart. */
export class BrowserApplication implements Application {
  readonly page: Page;
  readonly #surroundings: Surroundings;
  #serve: Serve | null = null;

  constructor(page: Page, surroundings: Surroundings) {
    this.page = page;
    this.#surroundings = surroundings;
  }

  async start(): Promise<void> {
    this.#serve = await startServe(this.#surroundings);
    // From elsewhere, or the browser would only change the fragment of the page it has.
    await this.page.goto('about:blank');
    await this.page.goto(this.#serve.address);
  }

  async stop(): Promise<void> {
    await this.#serve?.stop();
  }

  /** As a crash does. */
  async kill(): Promise<void> {
    await this.#serve?.kill();
  }
}

export class DesktopApplication implements Application {
  readonly #executablePath: string;
  readonly #surroundings: Surroundings;
  #application: ElectronApplication | null = null;
  #page: Page | null = null;

  constructor(executablePath: string, surroundings: Surroundings) {
    this.#executablePath = executablePath;
    this.#surroundings = surroundings;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('The desktop application was not started');
    return this.#page;
  }

  async start(): Promise<void> {
    const { dataFolder, environment, tree = REPOSITORY } = this.#surroundings;
    const own = Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    this.#application = await _electron.launch({
      executablePath: this.#executablePath,
      args: [tree],
      env: { ...Object.fromEntries(own), ...environment, GLOVEBOX_DATA: dataFolder },
    });
    this.#page = await this.#application.firstWindow();
  }

  async stop(): Promise<void> {
    await this.#application?.close();
  }
}
