import './isolation.css';
import { RINGS } from '../../shared/layers/layer.ts';
import { useDesk } from '../desk/desk-context.ts';
import { EquivalentCommand } from './equivalent-command.tsx';
import { LayerRow } from './layer-row.tsx';
import { PanelSummary } from './panel-summary.tsx';
import { ReadySandboxes } from './ready-sandboxes.tsx';
import { shownLayers } from './shown-layer.ts';

/** Which layers hold the code: what is asked before a run, what held after it. */
export function IsolationPanel() {
  const layers = shownLayers(useDesk().state);
  const rings = RINGS.map((ring) => ({
    ...ring,
    layers: layers.filter((shown) => shown.layer.ring === ring.id),
  })).filter((ring) => ring.layers.length > 0);

  return (
    <section
      className="isolation"
      aria-label="Isolation layers"
      data-pane="isolation"
      tabIndex={-1}
    >
      <h2 className="only-read-aloud">Isolation layers</h2>
      <PanelSummary layers={layers} />
      <ReadySandboxes />
      {rings.map((ring) => (
        <section key={ring.id} className="ring" aria-labelledby={`ring-${ring.id}`}>
          <h3 id={`ring-${ring.id}`}>{ring.title}</h3>
          {ring.layers.map((shown) => (
            <LayerRow key={shown.layer.id} shown={shown} />
          ))}
        </section>
      ))}
      <EquivalentCommand />
      <p className="kernel-note">
        A container shares this machine’s kernel: a flaw in the kernel is a way out that no layer
        here closes. A second kernel in between (gVisor, Kata, a virtual machine) does.
      </p>
    </section>
  );
}
