// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/write_list_model.h"
#include "base/error.h"

#include <QObject>

#include <functional>

namespace betlog::models {
class WeekBets;
}

namespace betlog::sync {
class SyncEngine;
struct ShownBet;
struct WriteState;
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
    /// What was refused, to be sent again otherwise.
    void rewrite(const models::WriteListModel::Entry& refused);

signals:
    void openWanted();
    void closeWanted();
    /// What was written here is in the log, as far as this screen knows.
    void placed(betlog::base::BetId bet);

private:
    void sendNew(const wire::CreateBet& bet);
    void sendEdit(const domain::Bet& opened, const wire::EditBet& edit, const QString& reason);
    /// `replaced`: the refused write that what is sent will stand for; null for none.
    void start(const std::function<void()>& begin, base::MutationId replaced = {});
    void ask(const std::function<void()>& begin);
    void hearRefused(base::MutationId mutation, base::BetId bet);
    void bringBack(base::BetId bet);
    void follow(base::BetId bet);
    void tellPlaced(base::BetId bet);
    void load(const sync::ShownBet& shown);
    void load(const sync::WriteState& refused);

    Parts m_with;
    QWidget& m_window;
    base::MutationId m_written; ///< the last that the editor asked for
    bool m_isWriting = false;
};

} // namespace betlog::widgets
