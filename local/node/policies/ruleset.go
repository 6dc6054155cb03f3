// Package policies enforces NetworkPolicies on the node by one table of nftables.
package policies

import (
	"fmt"
	"slices"
	"strings"

	core "k8s.io/api/core/v1"
	net "k8s.io/api/networking/v1"
)

// State is what the ruleset depends on.
type State struct {
	Namespaces []*core.Namespace
	Pods       []*core.Pod
	Policies   []*net.NetworkPolicy
}

// A connection is judged when it begins. From a pod it is either forwarded to another pod or comes in to the node; what
// the node itself begins, such as a probe of the kubelet, is neither, and always allowed, as Kubernetes demands.
const table = `add table inet propalpes
delete table inet propalpes
table inet propalpes {
	chain forward {
		type filter hook forward priority filter
		jump judge
	}
	chain input {
		type filter hook input priority filter
		jump judge
	}
	chain judge {
		ct state established,related accept
%s	}
%s}
`

// Ruleset says all policies in the language of nft; loading it takes the place of the one before in a single step.
func Ruleset(state State) string {
	pods := state.reachable()
	var judge, chains strings.Builder
	for _, way := range []direction{egress, ingress} {
		var jumps []string
		for _, pod := range pods {
			policies := state.policiesOn(pod, way)
			if len(policies) == 0 {
				continue
			}
			chain := fmt.Sprintf("%s-%s", way.name, pod.Status.PodIP)
			jumps = append(jumps, fmt.Sprintf("%s : jump %s", pod.Status.PodIP, chain))
			fmt.Fprintf(&chains, "\tchain %s {\n%s\t\tdrop\n\t}\n", chain, state.allowances(pod, policies, way))
		}
		if len(jumps) > 0 {
			fmt.Fprintf(&judge, "\t\tip %s vmap { %s }\n", way.own, strings.Join(jumps, ", "))
		}
	}
	return fmt.Sprintf(table, judge.String(), chains.String())
}

// A rule for everything that any of the policies allows the pod.
func (s State) allowances(pod *core.Pod, policies []*net.NetworkPolicy, way direction) string {
	var lines strings.Builder
	for _, policy := range policies {
		for _, rule := range way.rules(policy) {
			for _, match := range s.matches(pod, policy.Namespace, rule, way) {
				fmt.Fprintf(&lines, "\t\t%s\n", strings.TrimSpace(match+" return"))
			}
		}
	}
	return lines.String()
}

// Every combination of a peer and a port that the rule names.
func (s State) matches(pod *core.Pod, namespace string, rule rule, way direction) []string {
	var found []string
	for _, peer := range s.peers(namespace, rule.peers, way) {
		if len(rule.ports) == 0 {
			found = append(found, peer.match)
		}
		server := peer.pod
		if way.name == ingress.name {
			server = pod
		}
		for _, port := range rule.ports {
			if match, ok := portMatch(port, server); ok {
				found = append(found, strings.TrimSpace(peer.match+" "+match))
			}
		}
	}
	return found
}

// Pods that have an address of their own, in an order that never changes.
func (s State) reachable() []*core.Pod {
	var found []*core.Pod
	for _, pod := range s.Pods {
		over := pod.Status.Phase == core.PodSucceeded || pod.Status.Phase == core.PodFailed
		if pod.Status.PodIP != "" && !pod.Spec.HostNetwork && !over {
			found = append(found, pod)
		}
	}
	slices.SortFunc(found, func(a, b *core.Pod) int { return strings.Compare(a.Status.PodIP, b.Status.PodIP) })
	return found
}
