// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/private_mounts.h"

#include <QFile>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace betlog::tests {

namespace {

bool isInOwnMounts = false; // NOLINT

bool writeText(const char* path, const QByteArray& text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        && file.write(text) == text.size();
}

/// Everybody stays who they are; only the right to mount is new.
bool enterOwnNamespace()
{
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray group = QByteArray::number(::getgid());
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && writeText("/proc/self/setgroups", "deny")
        && writeText("/proc/self/uid_map", user + ' ' + user + " 1")
        && writeText("/proc/self/gid_map", group + ' ' + group + " 1");
}

bool mountDisk(const QString& folder, qint64 bytes, unsigned long flags)
{
    const QByteArray options = "size=" + QByteArray::number(bytes);
    const QByteArray path = QFile::encodeName(folder);
    return ::mount("tmpfs", path.constData(), "tmpfs", flags, options.constData()) == 0;
}

} // namespace

bool enterPrivateMounts()
{
    const bool isIn = ::geteuid() == 0 ? ::unshare(CLONE_NEWNS) == 0 : enterOwnNamespace();
    isInOwnMounts = isIn && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return isInOwnMounts;
}

bool canMount()
{
    return isInOwnMounts;
}

bool mountSmallDisk(const QString& folder, qint64 bytes)
{
    return mountDisk(folder, bytes, 0);
}

bool resizeSmallDisk(const QString& folder, qint64 bytes)
{
    return mountDisk(folder, bytes, MS_REMOUNT);
}

bool mountReadOnly(const QString& folder)
{
    const QByteArray path = QFile::encodeName(folder);
    return ::mount(path.constData(), path.constData(), nullptr, MS_BIND, nullptr) == 0
        && ::mount(nullptr, path.constData(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr)
        == 0;
}

void unmount(const QString& folder)
{
    ::umount2(QFile::encodeName(folder).constData(), MNT_DETACH);
}

} // namespace betlog::tests
