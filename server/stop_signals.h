// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QObject>

namespace betlog::server {

/// Hears SIGTERM and SIGINT on the event loop, where things may be ended in order; more of them
/// change nothing, to the end of the process, since some supervisors signal twice. One in a
/// process.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    StopSignals();
    ~StopSignals() override;

signals:
    void received();

private:
    int m_readEnd = -1;
};

} // namespace betlog::server
