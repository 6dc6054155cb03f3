/** A call of `npm run tools --`. */
export interface ToolsCall {
  /** With its subcommand, such as `redrive all`. */
  readonly verb: string;
  /** Names of options, such as `--reason`. */
  readonly options: readonly string[];
}

/** The lines of shell in a page: those of its blocks, without comments. */
export const commandLines = (page: string): readonly string[] => blocks(page, 'sh').flatMap(linesOf);

/** The expressions in a page, one a line of its blocks of PromQL. */
export const expressions = (page: string): readonly string[] => blocks(page, 'promql').flatMap(linesOf);

/** Every call of the tools in a page, within its text, too. */
export function toolsCalls(page: string): readonly ToolsCall[] {
  return [...page.matchAll(/npm run tools -- ([^`\n#]+)/g)].map(([, said = '']) => {
    const words = said.trim().split(/\s+/);
    const verb = words.slice(0, 2).join(' ');
    return { verb, options: words.filter((it) => it.startsWith('--')) };
  });
}

function blocks(page: string, language: string): string[] {
  const fenced = new RegExp('^```' + language + '\\n([\\s\\S]*?)^```$', 'gm');
  return [...page.matchAll(fenced)].map(([, text = '']) => text);
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
