import type { BaseRoot } from './base-image-roots.js';

/** What a service needs beside its Node: the C and C++ libraries, certificates, time zones. No shell, no package manager. */
export const runtimeRoot: BaseRoot = {
  name: 'propalpes-base',
  variant: 'extract',
  packages: ['base-files', 'netbase', 'libc6', 'libstdc++6', 'libgcc-s1', 'ca-certificates', 'tzdata'],
  withNode: false,
};

/** What builds an image: Node, npm, a C++ compiler, and Python for node-gyp and pip. */
export const buildRoot: BaseRoot = {
  name: 'propalpes-build',
  variant: 'apt',
  packages: ['g++', 'make', 'python3', 'python3-pip', 'ca-certificates', 'tini'],
  withNode: true,
};

/** What a broker or a database in Java needs, with the shell and Python of the scripts that start Pulsar. */
export const javaRoot: BaseRoot = {
  name: 'propalpes-java',
  variant: 'apt',
  packages: ['openjdk-17-jre-headless', 'python3-minimal', 'ca-certificates', 'tini'],
  withNode: false,
};
