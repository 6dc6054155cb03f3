import { createTheme, ThemeContext } from '@grafana/data';
import { GlobalStyles } from '@grafana/ui';
import { createRoot } from 'react-dom/client';
import type { Drawing } from './drawing';
import { Panel } from './panel';

const theme = createTheme({ colors: { mode: 'dark' } });
/** Pixels of a column, of a line, and between panels. */
const column = 60;
const line = 30;
const gap = 8;

declare global {
  // eslint-disable-next-line no-var
  var drawing: Drawing;
  // eslint-disable-next-line no-var
  var drawn: boolean;
}

function Page({ drawing }: { readonly drawing: Drawing }) {
  const height = Math.max(...drawing.panels.map(({ gridPos }) => gridPos.y + gridPos.h)) * line;
  const { colors, typography } = theme;
  return (
    <div
      style={{
        background: colors.background.canvas,
        color: colors.text.primary,
        fontFamily: typography.fontFamily,
      }}
    >
      <div style={{ padding: '10px 12px', fontSize: 20 }}>
        {drawing.title}
        <div style={{ fontSize: 13, color: colors.text.secondary, whiteSpace: 'pre-line' }}>
          {drawing.caption}
        </div>
      </div>
      <div style={{ position: 'relative', height }}>
        {drawing.panels.map((panel) => {
          const { x, y, w, h } = panel.gridPos;
          const place = {
            left: x * column + gap / 2,
            top: y * line,
            width: w * column - gap,
            height: h * line - gap,
          };
          return (
            <div key={panel.id} style={{ position: 'absolute', ...place }}>
              {panel.type === 'row' ? (
                <div style={{ fontSize: 15, padding: 2 }}>{panel.title}</div>
              ) : (
                <Panel
                  panel={panel}
                  drawing={drawing}
                  theme={theme}
                  width={place.width}
                  height={place.height}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

createRoot(document.getElementById('root')!).render(
  <ThemeContext.Provider value={theme}>
    <GlobalStyles />
    <Page drawing={globalThis.drawing} />
  </ThemeContext.Provider>,
);
// charts are laid out in the frames after the first
setTimeout(() => {
  globalThis.drawn = true;
}, 1_500);
