/** What setup fetches, pinned. The checksums are of the published artifacts. */
export const pins = {
  pulsar: {
    version: '4.0.8',
    sha512:
      '65b769b10696cdfebf7fc5bcdc95dd663702e27051e616c1a13cb100e91279525be35352171befe7b0011176330aab29bd0a6c8a0f2f0646641af46d2e33cbd6',
  },
  mavenDependencyPlugin: '3.8.1',
  nativeClient: {
    version: '1.18.0',
    /** The Python client that carries the C++ library which this version of the Node client names. */
    wheel: {
      version: '3.13.0',
      python: '3.11',
      abi: 'cp311',
      platform: 'manylinux_2_28_x86_64',
      sha256: 'f958a6149b28cfe354d33f2af229e2257d0bc4e1f195eefbd4cbae5d7fd7961d',
    },
  },
  /** What images stand upon where no registry has base images. */
  baseImages: {
    debian: 'bookworm',
    node: {
      version: '24.21.0',
      sha512:
        'de750bb336795f47dc898a46d2de93add029273027f3e16520d3fa3a2317ed5f07aefa404cf37ddfa5352e545e389ae22d16b87bcc84a900580a72f23cd02ced',
    },
    npm: {
      version: '11.19.1',
      sha512:
        'cedb312b1b7f92421a02cfb68b4194e88f8346651dacd6acc5364a25ef5309d4a32b19616a1ff8aff865e7280c0fa5c0835a99f5cd93368991e2a80ec9da75d2',
    },
  },
} as const;
