// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/private_mounts.h"
#include "tests/support/server_process.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <unistd.h>

namespace betlog::tests {

/// A disk that can be full: one of its own where the system lets us mount one; else a limit to the
/// size of the server's files, which every system knows.
class FullDisk
{
public:
    FullDisk(ServerProcess& server, bool asMount)
        : m_server(server)
        , m_isMount(asMount)
    {
        if (m_isMount && !mountSmallDisk(m_folder.path(), kSmall))
            qFatal("No disk could be mounted");
        m_server.useFolder(m_folder.path());
    }

    ~FullDisk()
    {
        m_server.kill();
        if (m_isMount)
            unmount(m_folder.path());
    }

    Q_DISABLE_COPY_MOVE(FullDisk)

    /// To be called once the server runs.
    void becomeSmall()
    {
        if (!m_isMount)
            limitFiles(kSmall);
    }

    void becomeLarge()
    {
        if (!m_isMount)
            limitFiles(RLIM_INFINITY);
        else if (!resizeSmallDisk(m_folder.path(), kLarge))
            qFatal("The disk could not be made larger");
    }

private:
    static constexpr qint64 kSmall = 3 * 1024 * 1024;
    static constexpr qint64 kLarge = 256 * 1024 * 1024;

    void limitFiles(rlim_t bytes) const
    {
        const rlimit limit {bytes, RLIM_INFINITY};
        const auto process = static_cast<pid_t>(m_server.processId());
        if (::prlimit(process, RLIMIT_FSIZE, &limit, nullptr) != 0)
            qFatal("The server's files could not be limited");
    }

    QTemporaryDir m_folder;
    ServerProcess& m_server;
    bool m_isMount;
};

/// A folder into which nobody can write as long as this lives.
class ReadOnlyFolder
{
public:
    /// Why there can be none here; empty where there can.
    [[nodiscard]] static QString whyNot()
    {
        return canMount() || ::geteuid() != 0
            ? QString()
            : QStringLiteral("Root may write everywhere, and nothing can be mounted read-only.");
    }

    explicit ReadOnlyFolder(const QString& folder)
        : m_folder(folder)
    {
        if (!(canMount() ? mountReadOnly(folder) : QFile::setPermissions(folder, kReading)))
            qFatal("The folder cannot be made read-only");
    }

    ~ReadOnlyFolder()
    {
        if (canMount())
            unmount(m_folder);
        else
            QFile::setPermissions(m_folder, kReading | QFile::WriteOwner);
    }

    Q_DISABLE_COPY_MOVE(ReadOnlyFolder)

private:
    static constexpr QFile::Permissions kReading = QFile::ReadOwner | QFile::ExeOwner;

    QString m_folder;
};

} // namespace betlog::tests
