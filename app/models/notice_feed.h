// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/connection_notices.h"
#include "app/models/event_tally.h"
#include "app/models/notice.h"
#include "app/models/toast_queue.h"
#include "base/error.h"
#include "base/scheduler.h"

#include <QObject>

namespace betlog::models {

/// Turns what happens in the log, to the connection and by this person's own hand into notices:
/// every single one goes to the history (`noticed`), and into toasts as far as a person can take
/// them in.
///
/// Events that arrive within one blink are told together if they are more than toasts fit. What
/// happened while this client was away gets no toast: its report stands above the log.
class NoticeFeed final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kDefaultLifetime {3000};
    static constexpr std::chrono::milliseconds kActionLifetime {8000}; ///< time to reach for Undo
    static constexpr std::chrono::milliseconds kBlink {100};

    explicit NoticeFeed(base::Scheduler& scheduler, QObject* parent = nullptr);

    /// Who sits here: told as "You", for what this person did on another screen.
    void setSelf(const QString& name);
    /// How long a toast without an action stays; 1 to 30 s.
    void setLifetime(std::chrono::milliseconds lifetime);

    [[nodiscard]] std::chrono::milliseconds lifetime() const { return m_lifetime; }

    /// How a bet that somebody else deleted is brought back; its toast offers it from then on.
    void setBringBack(std::function<void(base::BetId)> bringBack);

    // ── what happens ──
    void hear(const sync::LogEvent& event);
    void changeConnection(const sync::ConnectionStatus& status);
    /// A write of this person that the server did not take.
    void refuse(base::BetId bet, const base::Error& error);
    /// Something that this person did: "You deleted 3 bets." with an Undo.
    void
    tellDone(const QString& text, base::BetId bet = {}, std::optional<NoticeAction> action = {});

    // ── the toasts ──
    [[nodiscard]] ToastQueue& toasts() { return m_toasts; }

    /// Runs the action of a toast that is shown and takes the toast away.
    void act(quint64 id);

signals:
    void noticed(const betlog::models::Notice& notice);

private:
    void flush();
    [[nodiscard]] bool canBringBack(const sync::LogEvent& event) const;

    base::Scheduler& m_scheduler;
    ToastQueue m_toasts;
    ConnectionNotices m_connection;
    base::Alarm m_blink;
    QList<sync::LogEvent> m_fresh; ///< of this blink; few
    EventTally m_crowd; ///< of this blink, once they are too many to be told one by one
    std::chrono::milliseconds m_lifetime = kDefaultLifetime;
    QString m_self;
    std::function<void(base::BetId)> m_bringBack;
};

} // namespace betlog::models
