// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/folder_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

base::Error cannotUse(const QString& folder, const QString& why)
{
    return {
        base::ErrorCode::StorageFailed,
        u"The data folder %1 cannot be used: %2."_s.arg(QDir::toNativeSeparators(folder), why),
        {}};
}

base::Expected<void> makeFolder(const QString& folder)
{
    if (QDir(folder).exists())
        return {};
    if (!QDir().mkpath(folder))
        return base::unexpected(cannotUse(folder, u"it cannot be made"_s));
    // Bets are nobody else's business on a shared machine.
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

QString holder(int descriptor)
{
    char text[256] = {};
    const ssize_t length = ::pread(descriptor, text, sizeof text - 1, 0);
    return length > 0 ? QString::fromUtf8(text, length).trimmed() : u"another program"_s;
}

void writeHolder(int descriptor)
{
    const QByteArray text =
        u"process %1 (%2) on %3\n"_s.arg(QCoreApplication::applicationPid())
            .arg(QCoreApplication::applicationName(), QSysInfo::machineHostName())
            .toUtf8();
    // Only a courtesy to whoever finds the folder taken; the lock is what counts.
    if (::ftruncate(descriptor, 0) == 0)
        (void)!::pwrite(descriptor, text.constData(), size_t(text.size()), 0);
}

} // namespace

base::Expected<std::unique_ptr<FolderLock>> FolderLock::take(const QString& folder)
{
    if (const auto made = makeFolder(folder); !made)
        return base::unexpected(made.error());
    const QByteArray file = QFile::encodeName(QDir(folder).filePath(u"betlog.lock"_s));
    const int descriptor = ::open(file.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return base::unexpected(cannotUse(folder, QString::fromLocal8Bit(std::strerror(errno))));
    std::unique_ptr<FolderLock> lock(new FolderLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
        writeHolder(descriptor);
        return lock;
    }
    if (errno != EWOULDBLOCK)
        return base::unexpected(cannotUse(folder, QString::fromLocal8Bit(std::strerror(errno))));
    return base::unexpected(base::Error {
        base::ErrorCode::Busy,
        u"The data folder %1 is in use by %2."_s.arg(
            QDir::toNativeSeparators(folder), holder(descriptor)),
        {}});
}

FolderLock::~FolderLock()
{
    ::close(m_descriptor);
}

} // namespace betlog::store
