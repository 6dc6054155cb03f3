// The process that holds the namespaces of a pod while its containers come and go, and buries its orphans.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGCHLD)
	for it := range signals {
		if it != syscall.SIGCHLD {
			return
		}
		buryTheDead()
	}
}

// One signal may stand for several that died.
func buryTheDead() {
	for {
		pid, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil)
		if err == syscall.EINTR {
			continue
		}
		if pid <= 0 || err != nil {
			return
		}
	}
}
