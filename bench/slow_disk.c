/* A disk that needs two milliseconds more to sync: for LD_PRELOAD. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static int after_a_while(const char *name, int fd)
{
    const struct timespec two_milliseconds = {0, 2000000};
    int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);

    nanosleep(&two_milliseconds, 0);
    return sync(fd);
}

int fsync(int fd)
{
    return after_a_while("fsync", fd);
}

int fdatasync(int fd)
{
    return after_a_while("fdatasync", fd);
}
