import { expect, test } from 'vitest';
import { layersReference } from '../../../shared/layers/reference.ts';

test('the repository’s page is what the layers say (npm run reference writes it anew)', async () => {
  await expect(layersReference()).toMatchFileSnapshot('../../../shared/layers/README.md');
});
