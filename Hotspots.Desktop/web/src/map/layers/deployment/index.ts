// Deployment: sites of teams, their reach, patrols.
import { deployed } from '../../../state/deployment';
import { layer } from '../layer';
import { DeploymentLayer } from './deployment-layer';
import { DeploymentLegend } from './legend';

export { SiteDrag } from './site-drag';

export const deployment = layer({
  id: 'deployment', title: 'Deployment', what: 'sites of teams, their reach, patrols', usual: { visible: true, opacity: 1 },
  make: () => new DeploymentLayer(),
  follow: (made) => { made.setDeployed(deployed.value); },
  paintUnder: (made, { context, frame, palette }) => { made.drawGround(context, frame, palette); },
  paint: (made, { context, frame, palette }) => { made.drawLines(context, frame, palette); },
  aroundMarks: (made, { context, frame }, draw) => { made.paintFaded(context, frame, draw); },
  labels: (made, { frame, palette }) => made.labels(frame, palette),
  Legend: DeploymentLegend,
});
