// Package dns is CoreDNS with the plugins that a cluster without an uplink can use: nothing is forwarded.
package dns

import (
	"github.com/coredns/coredns/core/dnsserver"
	"github.com/coredns/coredns/coremain"

	_ "github.com/coredns/coredns/plugin/cache"
	_ "github.com/coredns/coredns/plugin/errors"
	_ "github.com/coredns/coredns/plugin/health"
	_ "github.com/coredns/coredns/plugin/kubernetes"
	_ "github.com/coredns/coredns/plugin/loadbalance"
	_ "github.com/coredns/coredns/plugin/ready"
	_ "github.com/coredns/coredns/plugin/template"
)

// Run serves until a signal ends the process.
func Run() {
	// a question passes the plugins in this order
	dnsserver.Directives = []string{"errors", "health", "ready", "cache", "loadbalance", "kubernetes", "template"}
	coremain.Run()
}
