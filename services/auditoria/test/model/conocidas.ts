import type { CompaniasConocidas } from '../../src/application/companias-conocidas.js';
import type { NoticiaDeCompania } from '../../src/domain/compania-conocida.js';

/** What the database promises of known companies, without a database. */
export class ConocidasEnMemoria implements CompaniasConocidas {
  private readonly noticias = new Map<string, NoticiaDeCompania>();

  registrar(noticia: NoticiaDeCompania): Promise<void> {
    const known = this.noticias.get(noticia.id);
    if ((known?.version ?? 0) < noticia.version) this.noticias.set(noticia.id, { ...known, ...noticia });
    return Promise.resolve();
  }

  conoce(nit: string): Promise<boolean> {
    return Promise.resolve([...this.noticias.values()].some((known) => known.vigente && known.nit === nit));
  }
}
