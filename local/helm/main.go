// Helm as it is published, so that its version is pinned and checked like every other module.
package main

import (
	"errors"
	"os"

	_ "k8s.io/client-go/plugin/pkg/client/auth" // what kubeconfigs of cloud providers ask for

	"helm.sh/helm/v4/pkg/cmd"
	"helm.sh/helm/v4/pkg/kube"
)

func main() {
	// the owner of fields that Helm applies: without it that would be the name of the binary
	kube.ManagedFieldsManager = "helm"
	os.Exit(run())
}

func run() int {
	root, err := cmd.NewRootCmd(os.Stdout, os.Args[1:], cmd.SetupLogging)
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		return 1
	}
	err = root.Execute()
	if failed, ok := errors.AsType[cmd.CommandError](err); ok {
		return failed.ExitCode
	}
	if err != nil {
		return 1
	}
	return 0
}
