// One binary holds what a one-node cluster needs beside Kubernetes; the name it is called by says which program it is.
//
// Names of Services (coredns) and the use of CPU and memory (metrics-server) are served by pods. The enforcement of
// NetworkPolicies (network-policies) and the directories of PersistentVolumes (volumes) are processes of the node.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/component-base/cli"
	metricsserver "sigs.k8s.io/metrics-server/cmd/metrics-server/app"

	"propalpes/node/dns"
	"propalpes/node/policies"
	"propalpes/node/volumes"
)

// Each runs one program to its end and returns the exit code.
var programs = map[string]func() int{
	"coredns":          func() int { dns.Run(); return 0 },
	"metrics-server":   func() int { return cli.Run(metricsserver.NewMetricsServerCommand(untilSignal().Done())) },
	"network-policies": func() int { return withCluster(policies.Enforce) },
	"volumes": func() int {
		directory := flag.String("directory", "", "where the directories of volumes are made")
		node := flag.String("node", "", "the node that has that directory")
		return withCluster(func(ctx context.Context, client kubernetes.Interface) error {
			return volumes.Provide(ctx, client, volumes.Place{Directory: *directory, Node: *node})
		})
	},
}

// Runs with a client of the cluster that --kubeconfig names, until it fails or a signal ends it.
func withCluster(run func(context.Context, kubernetes.Interface) error) int {
	kubeconfig := flag.String("kubeconfig", "", "path of the kubeconfig")
	flag.Parse()
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		return exitCode(err)
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return exitCode(err)
	}
	return exitCode(run(untilSignal(), client))
}

func untilSignal() context.Context {
	ctx, _ := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	return ctx
}

func exitCode(err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}

func main() {
	name := filepath.Base(os.Args[0])
	program, known := programs[name]
	if !known {
		fmt.Fprintf(os.Stderr, "%s: call this binary by a link that has the name of a program\n", name)
		os.Exit(2)
	}
	os.Exit(program())
}
