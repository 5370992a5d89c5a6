/** Bars and a line on two scales, by the needed parts of Chart.js; the line has marks, so that black and white tells them apart. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartOptions,
} from 'chart.js';
import type { Day } from './days.ts';

Chart.register(
  ...[
    BarController,
    BarElement,
    CategoryScale,
    Legend,
    LinearScale,
    LineController,
    LineElement,
    PointElement,
    Tooltip,
  ],
);

export function drawProgress(canvas: HTMLCanvasElement, days: readonly Day[]): void {
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', canvas.dataset['label'] ?? '');
  new Chart<'bar' | 'line', number[], string>(canvas, {
    type: 'bar',
    data: {
      labels: days.map(({ name }) => name),
      datasets: [
        {
          ...{ type: 'line', yAxisID: 'share', label: canvas.dataset['share'] ?? '' },
          data: days.map(({ share }) => Math.round(share * 1000) / 10),
          ...{ borderColor: colour('ink'), backgroundColor: colour('ink'), borderWidth: 2, pointRadius: 3 },
        },
        {
          ...{ type: 'bar', yAxisID: 'new', label: canvas.dataset['new'] ?? '' },
          data: days.map(({ newlyInformed }) => newlyInformed),
          ...{ backgroundColor: colour('accent-soft'), borderColor: colour('accent'), borderWidth: 1 },
        },
      ],
    },
    options: options(style),
  });
}

function options(style: CSSStyleDeclaration): ChartOptions<'bar' | 'line'> {
  const font = { family: style.fontFamily, size: Number.parseFloat(style.fontSize) };
  const line = style.getPropertyValue('--line');
  return {
    ...{ animation: false, maintainAspectRatio: false, color: style.color },
    scales: {
      x: { grid: { display: false }, ticks: { font, maxRotation: 0 } },
      new: { position: 'left', beginAtZero: true, grid: { color: line }, ticks: { font, precision: 0 } },
      share: {
        ...{ position: 'right', min: 0, max: 100, grid: { display: false } },
        ticks: { font, callback: (value) => `${value} %` },
      },
    },
    plugins: { legend: { labels: { font, boxWidth: 16 } }, tooltip: { bodyFont: font, titleFont: font } },
  };
}
