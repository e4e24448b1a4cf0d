// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "wire/mutation.h"

#include <QObject>

#include <functional>

namespace betlog::models {
class WeekBets;
}

namespace betlog::sync {
class SyncEngine;
struct QueueEntry;
struct ShownBet;
} // namespace betlog::sync

namespace betlog::widgets {

class BetEditor;
class LogActions;

/// What is written in the editor, from the key that begins it to the answer of the server: nothing
/// that was typed is replaced without a question, and a refusal comes back to its fields.
class EditorFlow final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Parts
    {
        BetEditor& editor;
        LogActions& actions;
        sync::SyncEngine& engine;
        const models::WeekBets& bets;
    };

    EditorFlow(const Parts& parts, QWidget& window);

    void place();
    void edit(base::BetId bet);
    void duplicate(base::BetId bet);
    /// What is not in the log, to be said otherwise.
    void rewrite(const sync::QueueEntry& write);

signals:
    void openWanted();
    void closeWanted();
    /// What was written here is in the log, as far as this screen knows.
    void placed(betlog::base::BetId bet);

private:
    void sendNew(const wire::CreateBet& bet);
    void sendEdit(const domain::Bet& opened, const wire::EditBet& edit, const QString& reason);
    void start(const std::function<void()>& begin);
    void ask(const std::function<void()>& begin);
    void hearRefused(base::MutationId mutation, base::BetId bet);
    void bringBack(base::BetId bet);
    void follow(base::BetId bet);
    void tellPlaced(base::BetId bet);
    void load(const sync::ShownBet& shown);
    void load(const sync::QueueEntry& write);

    Parts m_with;
    QWidget& m_window;
    base::MutationId m_written; ///< the last that the editor asked for
    base::BetId m_corrected; ///< the new bet that was last taken back to be said otherwise
    bool m_isWriting = false;
};

} // namespace betlog::widgets
