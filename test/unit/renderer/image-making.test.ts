import { expect, test } from 'vitest';
import { ImageMaking } from '../../../renderer/images/image-making.ts';
import type { DeskAction } from '../../../renderer/desk/desk-state.ts';
import type { Door } from '../../../shared/contract.ts';
import type { ErrorCode } from '../../../shared/outcome.ts';

/** An application whose builds end when the test says so. */
function making() {
  const asked: string[] = [];
  const told: DeskAction[] = [];
  let end: (code: ErrorCode | null) => void = () => {};
  const outcome = (code: ErrorCode | null) =>
    code === null
      ? { ok: true, value: {} }
      : { ok: false, error: { code, sentence: `It was ${code}.` } };
  const door = {
    call: (name: string, { language }: { language: string }) => {
      asked.push(`${name} ${language}`);
      if (name === 'cancelBuild') {
        end('cancelled');
        return Promise.resolve(outcome(null));
      }
      return new Promise((resolve) => {
        end = (code) => resolve(outcome(code));
      });
    },
  } as unknown as Door;
  const images = new ImageMaking(door);
  const dispatch = (action: DeskAction): void => void told.push(action);
  return { images, dispatch, asked, told, end: (code: ErrorCode | null = null) => end(code) };
}

const settle = (): Promise<void> => new Promise(setImmediate);

test('all that are missing are made one after the other, and who waits is known', async () => {
  const { images, dispatch, asked, end } = making();
  const over = images.makeAll(['c', 'go', 'lua'], dispatch);
  expect(asked).toEqual(['buildImage c']);
  expect(images.current()).toEqual({ waiting: ['go', 'lua'], isInTurn: true });
  for (let turn = 0; turn < 3; turn += 1) {
    end();
    await settle();
  }
  await over;
  expect(asked).toEqual(['buildImage c', 'buildImage go', 'buildImage lua']);
  expect(images.current()).toEqual({ waiting: [], isInTurn: false });
});

test('one that fails leaves the others their turn', async () => {
  const { images, dispatch, asked, end } = making();
  const over = images.makeAll(['c', 'go'], dispatch);
  end('image-build-failed');
  await settle();
  end();
  await over;
  expect(asked).toEqual(['buildImage c', 'buildImage go']);
});

test.each<ErrorCode>(['engine-lost', 'disk-full', 'cancelled'])(
  'one that ends with %s ends all: the next would fare no better, or is not wanted',
  async (code) => {
    const { images, dispatch, asked, end } = making();
    const over = images.makeAll(['c', 'go'], dispatch);
    end(code);
    await over;
    expect(asked).toEqual(['buildImage c']);
    expect(images.current().waiting).toEqual([]);
  },
);

test('stopping ends the one under way and lets the others be', async () => {
  const { images, dispatch, asked } = making();
  const over = images.makeAll(['c', 'go', 'lua'], dispatch);
  await images.stop();
  await over;
  expect(asked).toEqual(['buildImage c', 'cancelBuild c']);
  expect(images.current()).toEqual({ waiting: [], isInTurn: false });
});

test('asked for twice they have one turn each', async () => {
  const { images, dispatch, asked, end } = making();
  const over = images.makeAll(['c', 'go'], dispatch);
  await images.makeAll(['c', 'go'], dispatch);
  end();
  await settle();
  end();
  await over;
  expect(asked).toEqual(['buildImage c', 'buildImage go']);
});

test('one that waits is let go without ending the one under way', async () => {
  const { images, dispatch, asked, end } = making();
  const over = images.makeAll(['c', 'go', 'lua'], dispatch);
  await images.cancel('go');
  expect(images.current().waiting).toEqual(['lua']);
  end();
  await settle();
  end();
  await over;
  expect(asked).toEqual(['buildImage c', 'buildImage lua']);
});

test('what is made shows in the page’s state', async () => {
  const { images, dispatch, told, end } = making();
  const over = images.make('c', dispatch);
  end();
  await over;
  expect(told).toEqual([
    { type: 'build-asked', languageId: 'c' },
    { type: 'build-ended', languageId: 'c', built: true },
  ]);
});
