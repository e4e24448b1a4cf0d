// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QProcess>
#include <QStringList>

namespace betlog::bench {

/// A server that is measured: a process of its own, and what the kernel knows of it. Killed when
/// destroyed.
class Child
{
public:
    /// Starts the program and waits until it says on which port it listens; ends everything where
    /// it does not.
    /// `environment`: "NAME=value", beside what this process has.
    Child(
        const QString& program, const QStringList& arguments, const QStringList& environment = {});
    ~Child();

    Q_DISABLE_COPY_MOVE(Child)

    [[nodiscard]] quint16 port() const { return m_port; }

    /// What all its threads have worked so far.
    [[nodiscard]] double cpuMicroseconds() const;
    /// Memory that is its own: no program text, no shared library, no page cache.
    [[nodiscard]] double privateKilobytes() const;
    /// The most that was resident at any time.
    [[nodiscard]] double peakKilobytes() const;

    void terminate(); ///< SIGTERM, and waits

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace betlog::bench
