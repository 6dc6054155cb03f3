/** What an image that the cluster itself needs is made of; the manifests of local/node/manifests name them. */
export interface SystemImage {
  readonly name: string;
  /** What of the directory of built programs goes to the root of the image. */
  readonly files: readonly string[];
  readonly entrypoint: readonly string[];
  readonly user: string;
}

export const pauseImage = 'propalpes/pause:1';

export const systemImages: readonly SystemImage[] = [
  { name: pauseImage, files: ['pause'], entrypoint: ['/pause'], user: '65535:65535' },
  {
    name: 'propalpes/node-addons:1',
    files: ['addons', 'coredns', 'metrics-server'],
    // the manifests call a program by its name
    entrypoint: [],
    user: '65532:65532',
  },
];
