// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/file_sync.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

base::Error failed(const QString& path)
{
    const QString why = QString::fromLocal8Bit(std::strerror(errno));
    return {
        base::ErrorCode::StorageFailed,
        u"%1 cannot be written: %2."_s.arg(QDir::toNativeSeparators(path), why),
        {}};
}

} // namespace

base::Expected<void> syncToDisk(const QString& fileOrFolder)
{
    const int descriptor =
        ::open(QFile::encodeName(fileOrFolder).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return base::unexpected(failed(fileOrFolder));
    const bool isSynced = ::fsync(descriptor) == 0;
    const base::Error error = failed(fileOrFolder); // Before close() has its own errno.
    ::close(descriptor);
    if (!isSynced)
        return base::unexpected(error);
    return {};
}

base::Expected<void> renameDurably(const QString& from, const QString& to)
{
    if (auto synced = syncToDisk(from); !synced)
        return synced;
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return base::unexpected(failed(to));
    return syncToDisk(QFileInfo(to).absolutePath());
}

} // namespace betlog::store
