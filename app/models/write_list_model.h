// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/queue_entry.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

namespace betlog::sync {
class SyncEngine;
}

namespace betlog::models {

/// The queue of this person's writes: those that are not done with, newest first, after them the
/// last that were accepted, and at the end what waits for another log.
class WriteListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int kMaxAccepted = 20;
    /// An import is thousands of writes, and each of them changes the queue several times.
    static constexpr std::chrono::milliseconds kBlink {100};

    static constexpr qsizetype kMaxMoved = 200; ///< of more, nobody follows one row with the eye

    enum Role { StateRole = Qt::UserRole + 1 };

    explicit WriteListModel(sync::SyncEngine& engine, QObject* parent = nullptr);

    [[nodiscard]] const sync::QueueEntry& entry(int row) const { return m_entries[row]; }

    [[nodiscard]] QModelIndex indexOf(base::MutationId mutation) const;
    [[nodiscard]] int unansweredCount() const; ///< waiting or sent, for this log
    [[nodiscard]] int needingAnswerCount() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

signals:
    void countsChanged();

private:
    void readSoon();
    void read();
    void becomeAs(const QList<sync::QueueEntry>& wanted);
    void moveRows(const QList<sync::QueueEntry>& wanted);

    sync::SyncEngine& m_engine;
    QList<sync::QueueEntry> m_entries;
    QElapsedTimer m_sinceRead;
    QTimer m_soon;
};

/// It was refused, and waits for the person.
[[nodiscard]] bool needsAnswer(const sync::QueueEntry& entry);
/// It was refused only because it says no reason.
[[nodiscard]] bool lacksReason(const base::Error& error);
/// The bet as it would be if this write won over what the log has now: what only others changed
/// stays. Nullopt: it would not be there.
[[nodiscard]] std::optional<domain::Bet> insistedOn(const sync::QueueEntry& entry);

/// "Won on bet #12", "Edit of bet #12", "New bet on Lynx @ Wings", "Deletion of bet #12".
[[nodiscard]] QString writeText(const sync::QueueEntry& entry);
/// "Waiting", "Sent", "Accepted", "Refused", "Conflict"
[[nodiscard]] QString stateWord(sync::QueueState state);

} // namespace betlog::models
