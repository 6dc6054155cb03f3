import { readFile } from 'node:fs/promises';

import {
  ApiException,
  ApiextensionsV1Api,
  KubernetesObjectApi,
  type CoreV1Event,
  type KubernetesObject,
  type ObservableMiddleware,
} from '@kubernetes/client-node';
import { until } from '@propalpes/local/process/until';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { parseAllDocuments } from 'yaml';

import { createController, type ControllerOptions } from '../../src/controller/create.js';
import { connectKubernetes, loadKubeConfig, type KubernetesClient } from '../../src/kubernetes/api-client.js';
import { readResource, type Kind, type Resource } from '../../src/kubernetes/resource.js';
import { Resources } from '../../src/kubernetes/resources.js';
import { Sandbox } from '../integration/real-broker.js';
