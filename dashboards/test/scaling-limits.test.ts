import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import { parse } from 'yaml';
import { HPA_LIMITS } from '../src/boards/escalado/hpa.js';

interface Chart {
  readonly exports: {
    readonly defaults: {
      readonly autoscaling: {
        readonly cpuUtilization: number;
        readonly backlog: { readonly averageValue: number };
      };
      readonly resources: { readonly requests: { readonly cpu: string } };
    };
  };
}

describe('the limits that the dashboards draw', () => {
  it('are those by which the chart scales', () => {
    const values = parse(readFileSync(join(checkout, 'charts', 'service', 'values.yaml'), 'utf8')) as Chart;
    const { autoscaling, resources } = values.exports.defaults;
    const [, millicores] = /^(\d+)m$/.exec(resources.requests.cpu) ?? [];
    expect(HPA_LIMITS).to.deep.equal({
      cores: (Number(millicores) * autoscaling.cpuUtilization) / 100_000,
      backlog: autoscaling.backlog.averageValue,
    });
  });
});
