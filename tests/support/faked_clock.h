// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QMap>
#include <QString>
#include <QTemporaryDir>

namespace betlog::tests {

/// The clock of another process, in the test's hand: libfaketime is loaded into it.
class FakedClock
{
public:
    enum class Stopwatch {
        GoesOn, ///< as when somebody sets the time of the machine
        Jumps ///< as when the process was stopped meanwhile
    };

    /// Why no clock can be faked here; empty where it can.
    [[nodiscard]] static QString whyNot();

    explicit FakedClock(Stopwatch stopwatch);

    /// What the process is started with.
    [[nodiscard]] QMap<QString, QString> environment() const;

    void set(const QByteArray& offset); ///< against the real time: "-1d", "+70s"

private:
    Stopwatch m_stopwatch;
    QTemporaryDir m_folder;
};

} // namespace betlog::tests
