/** The interval bars of the table, large enough for a meeting: band, mark and target line, drawn by the needed parts of Chart.js. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
  type Plugin,
  type PointStyle,
} from 'chart.js';
import { keepRoomFor, type Figure, type Measure } from './figures.ts';
import { hatched } from './hatched.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** Shapes and fillings differ as well as colours, so that a black and white print still tells the verdicts apart. */
const marks: Readonly<Record<string, PointStyle>> = { met: 'circle', 'not-met': 'crossRot', unclear: 'rectRot' };

type Intervals = ChartConfiguration<'bar' | 'line', (number | [number, number])[], string>;

export function drawIntervals(canvas: HTMLCanvasElement, figures: readonly Figure[], measure: Measure): void {
  Chart.getChart(canvas)?.destroy();
  keepRoomFor(figures, canvas);
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', canvas.dataset['label']?.replace('{measure}', measure.title) ?? measure.title);
  new Chart(canvas, intervals(figures, measure, canvas));
}

function intervals(figures: readonly Figure[], measure: Measure, canvas: HTMLCanvasElement): Intervals {
  const style = getComputedStyle(canvas);
  const factor = measure.unit === 'share' ? 100 : 1;
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const colours = figures.map(({ verdict }) => colour(verdict));
  const fillings: Readonly<Record<string, string | CanvasPattern>> = {
    met: colour('met-soft'),
    'not-met': hatched({ ground: colour('not-met-soft'), line: colour('not-met') }, canvas),
    unclear: colour('surface'),
  };
  return {
    type: 'bar',
    data: {
      labels: figures.map(({ name }) => name),
      datasets: [
        {
          type: 'line',
          data: figures.map(({ estimate }) => estimate * factor),
          showLine: false,
          // A full hundred stands on the edge: its mark may reach over it.
          clip: 10,
          pointStyle: figures.map(({ verdict }) => marks[verdict] ?? 'circle'),
          pointRadius: 6,
          pointBorderWidth: 2,
          pointBorderColor: colour('ink'),
          pointBackgroundColor: colour('ink'),
        },
        {
          type: 'bar',
          data: figures.map(({ low, high }) => [low * factor, high * factor]),
          backgroundColor: figures.map(({ verdict }) => fillings[verdict] ?? colour('surface')),
          borderColor: colours,
          borderWidth: 1.5,
          borderSkipped: false,
          barThickness: 16,
        },
      ],
    },
    options: options(measure, lowestTen(figures, measure, factor), style),
    plugins: [targetLine(measure.target * factor, colour('ink'))],
  };
}

function options(measure: Measure, min: number, style: CSSStyleDeclaration): Intervals['options'] {
  const font = { family: style.fontFamily, size: Number.parseFloat(style.fontSize) };
  const unit = measure.unit === 'share' ? ' %' : '';
  const figure = (value: number) => `${(Math.round(value * 10) / 10).toString()}${unit}`;
  return {
    indexAxis: 'y',
    animation: false,
    maintainAspectRatio: false,
    color: style.color,
    scales: {
      x: {
        min,
        max: 100,
        grid: { color: style.getPropertyValue('--line') },
        ticks: { font, maxRotation: 0, callback: (value) => figure(Number(value)) },
      },
      y: { grid: { display: false }, ticks: { font, autoSkip: false, color: style.color } },
    },
    plugins: {
      tooltip: {
        bodyFont: font,
        titleFont: font,
        callbacks: {
          label: ({ raw }) =>
            Array.isArray(raw) ? raw.map((end) => figure(Number(end))).join(' – ') : figure(Number(raw)),
        },
      },
    },
  };
}

function lowestTen(figures: readonly Figure[], { target }: Measure, factor: number): number {
  return Math.floor((Math.min(target, ...figures.map(({ low }) => low)) * factor) / 10) * 10;
}

function targetLine(target: number, colour: string): Plugin<'bar' | 'line'> {
  return {
    id: 'targetLine',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const x = scales['x']?.getPixelForValue(target);
      if (x === undefined) return;
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([5, 3]);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}
