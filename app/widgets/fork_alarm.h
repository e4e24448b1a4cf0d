// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/fork.h"
#include "domain/bet.h"
#include "domain/money.h"

#include <QObject>

namespace betlog::sync {
class LogClient;
class SyncEngine;
} // namespace betlog::sync

namespace betlog::widgets {

class NoteBanner;

/// Says aloud where the server tells another past than this computer has seen, and lets the person
/// choose. The banner stays while there are two histories; once the person has decided to keep
/// their own it is calm.
class ForkAlarm final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Parts
    {
        sync::SyncEngine& engine;
        sync::LogClient& client;
        NoteBanner& banner;
    };

    ForkAlarm(const Parts& parts, QWidget& window);

    void setCurrency(const domain::Currency& currency) { m_currency = currency; }

private:
    void refresh();
    void show(const sync::Fork& fork);
    void keep(const sync::Fork& fork);
    [[nodiscard]] qint64 changesOf(const domain::Room& room) const;
    /// As the server once told them: what waits to be sent is no difference of the histories.
    [[nodiscard]] QList<domain::Bet> betsOf(const domain::Room& room) const;

    Parts m_with;
    QWidget& m_window;
    domain::Currency m_currency;
    QList<sync::Fork> m_kept; ///< where the person has decided for their own copy
};

} // namespace betlog::widgets
