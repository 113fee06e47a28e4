#!/usr/bin/env bash
# inside.sh ROOT WHO COMMAND [FOLDER]: the first process of a name space: goes into the root
# with no way back, clones the commits into WHO's home once (as FOLDER), and runs the command
# there as WHO.
set -eu
root=$1 who=$2 command=$3 folder=${4:-groundwork}

mount --make-rprivate /
mount --bind "$root" "$root"
cd "$root"
mount -t proc proc proc
mount -t tmpfs -o mode=755 devices dev
mkdir dev/pts dev/shm
for device in null zero full random urandom tty; do
	: > dev/$device
	mount --bind /dev/$device dev/$device
done
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 terminals dev/pts
mount -t tmpfs -o mode=1777 shared dev/shm
mount -t tmpfs -o mode=1777 passing tmp		# another disk than the home
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr
hostname bare
pivot_root . .
umount -l .
cd /

paths=/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games home=/home/$who
if [ "$who" = root ]; then
	paths=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin home=/root
fi
everybody=(PATH=$paths HOME="$home" USER="$who" LOGNAME="$who" SHELL=/bin/bash LANG=C.UTF-8
	TERM=xterm-256color)
become=(/usr/bin/setpriv "--reuid=$(id -u "$who")" "--regid=$(id -g "$who")" --init-groups)
# not exec'ed: the first process is the one that gathers the orphans
/usr/bin/env -i "${everybody[@]}" /usr/bin/setsid --wait "${become[@]}" /bin/sh -c '
	quiet="-c advice.detachedHead=false -c init.defaultBranch=main"
	cd && { [ -d "$2" ] || git $quiet clone -q /srv/groundwork.bundle "$2"; } &&
	cd "$2" && eval "$1"' sh "$command" "$folder"
