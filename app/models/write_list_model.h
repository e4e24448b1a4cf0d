// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "app/sync/write_state.h"

#include <QAbstractListModel>
#include <QTimer>

namespace betlog::sync {
class SyncEngine;
}

namespace betlog::models {

/// How far a write has come.
enum class WriteStage {
    Waiting, ///< for the line
    Sent, ///< and not answered yet
    Accepted,
    Refused,
    Conflicted
};

/// What this person wrote and is not done with, newest first, and after it the last that were
/// accepted.
class WriteListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int kMaxAccepted = 20;

    enum Role { StageRole = Qt::UserRole + 1 };

    struct Entry
    {
        sync::WriteState state;
        WriteStage stage = WriteStage::Waiting;

        [[nodiscard]] base::MutationId id() const { return state.write.mutation.id; }

        /// It waits for the person.
        [[nodiscard]] bool needsAnswer() const
        {
            return stage == WriteStage::Refused || stage == WriteStage::Conflicted;
        }
    };

    explicit WriteListModel(sync::SyncEngine& engine, QObject* parent = nullptr);

    [[nodiscard]] const Entry& entry(int row) const { return m_entries[row]; }

    [[nodiscard]] QModelIndex indexOf(base::MutationId mutation) const;
    [[nodiscard]] int unansweredCount() const; ///< waiting or sent
    [[nodiscard]] int needingAnswerCount() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

signals:
    void countsChanged();

private:
    void readSoon();
    void read();
    void remember(base::MutationId mutation, const domain::Bet& bet);
    void becomeAs(const QList<Entry>& wanted);
    [[nodiscard]] WriteStage stageOf(const sync::WriteState& state) const;

    sync::SyncEngine& m_engine;
    QList<Entry> m_entries;
    QList<Entry> m_accepted; ///< newest first
    QTimer m_soon;
};

/// "Won on bet #12", "Edit of bet #12", "New bet on Lynx @ Wings", "Deletion of bet #12".
[[nodiscard]] QString writeText(const sync::WriteState& state);
/// "Waiting", "Sent", "Accepted", "Refused", "Conflict"
[[nodiscard]] QString stageWord(WriteStage stage);

} // namespace betlog::models
