package policies

import (
	"context"
	"fmt"
	"os/exec"
	"strings"

	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
)

// Enforce keeps the table of the network namespace it runs in true to the cluster, until the context is over (nil) or
// nft refuses a ruleset.
func Enforce(ctx context.Context, client kubernetes.Interface) error {
	factory := informers.NewSharedInformerFactory(client, 0)
	namespaces := factory.Core().V1().Namespaces()
	pods := factory.Core().V1().Pods()
	policies := factory.Networking().V1().NetworkPolicies()
	changed := make(chan struct{}, 1)
	for _, informer := range []cache.SharedIndexInformer{namespaces.Informer(), pods.Informer(), policies.Informer()} {
		if _, err := informer.AddEventHandler(notify(changed)); err != nil {
			return err
		}
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	loaded := ""
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-changed:
		}
		// listing from memory cannot fail
		var state State
		state.Namespaces, _ = namespaces.Lister().List(labels.Everything())
		state.Pods, _ = pods.Lister().List(labels.Everything())
		state.Policies, _ = policies.Lister().List(labels.Everything())
		if ruleset := Ruleset(state); ruleset != loaded {
			if err := load(ctx, ruleset); err != nil {
				return err
			}
			loaded = ruleset
		}
	}
}

// A change that was not looked at yet stands for all that follow it.
func notify(changed chan<- struct{}) cache.ResourceEventHandler {
	signal := func() {
		select {
		case changed <- struct{}{}:
		default:
		}
	}
	return cache.ResourceEventHandlerFuncs{
		AddFunc:    func(any) { signal() },
		UpdateFunc: func(any, any) { signal() },
		DeleteFunc: func(any) { signal() },
	}
}

func load(ctx context.Context, ruleset string) error {
	command := exec.CommandContext(ctx, "nft", "--file", "-")
	command.Stdin = strings.NewReader(ruleset)
	if said, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("nft refuses the ruleset: %w: %s", err, said)
	}
	return nil
}
