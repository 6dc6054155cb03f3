import type { GrafanaTheme2 } from '@grafana/data';
import { DEFAULT_ANNOTATION_COLOR, type UPlotConfigBuilder } from '@grafana/ui';
import { useLayoutEffect } from 'react';
import type { Happening } from './drawing';

interface Props {
  readonly config: UPlotConfigBuilder;
  readonly faults: readonly Happening[];
  readonly theme: GrafanaTheme2;
}

/** Pixels of a letter, and of the line that a number stands on. */
const size = 11;
const top = 15;

/**
 * A region for each fault, as Grafana draws annotations. It tells their names to who points at them; a picture has to
 * have them written, as far as there is room, and else their numbers.
 */
export function Marks({ config, faults, theme }: Props) {
  useLayoutEffect(() => {
    const { colors, typography } = theme;
    config.addHook('drawClear', (plot) => {
      const { ctx, bbox } = plot;
      ctx.save();
      ctx.strokeStyle = ctx.fillStyle = DEFAULT_ANNOTATION_COLOR;
      ctx.setLineDash([3, 3]);
      for (const { from, to } of faults) {
        const left = plot.valToPos(from, 'x', true);
        const width = plot.valToPos(to, 'x', true) - left;
        ctx.globalAlpha = 0.12;
        ctx.fillRect(left, bbox.top, width, bbox.height);
        ctx.globalAlpha = 0.5;
        ctx.strokeRect(left, bbox.top, width, bbox.height);
      }
      ctx.restore();
    });
    config.addHook('draw', (plot) => {
      const { ctx, bbox } = plot;
      const write = (text: string, x: number, y: number) => {
        // the lines of the panel run through it
        ctx.strokeText(text, x, y);
        ctx.fillText(text, x, y);
      };
      ctx.save();
      ctx.lineWidth = 3;
      ctx.strokeStyle = colors.background.primary;
      ctx.fillStyle = colors.text.primary;
      ctx.textBaseline = 'middle';
      for (const [index, { what, from, to }] of faults.entries()) {
        const left = plot.valToPos(from, 'x', true);
        const width = plot.valToPos(to, 'x', true) - left;
        ctx.save();
        ctx.translate(left + width / 2, bbox.top);
        ctx.font = `bold ${size}px ${typography.fontFamily}`;
        ctx.textAlign = 'center';
        write(`${index + 1}`, 0, top / 2);
        ctx.font = `${size}px ${typography.fontFamily}`;
        ctx.rotate(-Math.PI / 2);
        ctx.textAlign = 'right';
        const hasRoom = width > size && ctx.measureText(what).width < bbox.height - top;
        if (hasRoom) write(what, -top, 0);
        ctx.restore();
      }
      ctx.restore();
    });
  }, [config, faults, theme]);
  return null;
}
