import './isolation.css';
import { RINGS } from '../../shared/layers/layer.ts';
import { useDesk } from '../desk/desk-context.ts';
import { EquivalentCommand } from './equivalent-command.tsx';
import { ExposureSummary } from './exposure-summary.tsx';
import { KernelNotice } from './kernel-notice.tsx';
import { LayerRow } from './layer-row.tsx';
import { LevelChanges } from './level-changes.tsx';
import { PanelSummary } from './panel-summary.tsx';
import { ReadySandboxes } from './ready-sandboxes.tsx';
import { ringCount } from './ring-count.ts';
import { shownLayers } from './shown-layer.ts';
import { useLayerList } from './use-layer-list.ts';

/** Which layers hold the code: what is asked before a run, what held after it. */
export function IsolationPanel() {
  const layers = shownLayers(useDesk().state);
  const list = useLayerList(layers);
  const rings = RINGS.map((ring) => ({
    ...ring,
    whole: layers.filter((shown) => shown.layer.ring === ring.id),
    layers: list.listed.filter((shown) => shown.layer.ring === ring.id),
  })).filter((ring) => ring.layers.length > 0);

  return (
    <section
      className="isolation"
      aria-label="Isolation layers"
      data-pane="isolation"
      tabIndex={-1}
    >
      <h2 className="only-read-aloud">Isolation layers</h2>
      <PanelSummary layers={layers} list={list} />
      <ExposureSummary />
      <LevelChanges layers={layers} />
      <ReadySandboxes />
      {rings.map((ring) => (
        <section key={ring.id} className="ring" aria-labelledby={`ring-${ring.id}`}>
          <h3 id={`ring-${ring.id}`}>
            <span>{ring.title}</span> <span className="count">{ringCount(ring.whole)}</span>
          </h3>
          {ring.layers.map((shown) => (
            <LayerRow key={shown.layer.id} shown={shown} list={list} />
          ))}
        </section>
      ))}
      <EquivalentCommand />
      <KernelNotice />
    </section>
  );
}
