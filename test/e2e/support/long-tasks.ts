/** What keeps the page from answering, as the browser itself measures it. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    longTasks: number[];
  }
}

/** Begins to note every task of more than 50 ms. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push(Math.round(entry.duration));
    }).observe({ entryTypes: ['longtask'] });
  });
}

/** @returns their durations in milliseconds since it was last asked */
export async function longTasks(page: Page): Promise<number[]> {
  // The browser tells of them a moment after.
  await page.waitForTimeout(500);
  return page.evaluate(() => window.longTasks.splice(0));
}
