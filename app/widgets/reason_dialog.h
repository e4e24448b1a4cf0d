// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;

namespace betlog::widgets {

/// Asks a bookkeeper why something is done that is locked for everybody else. The reason stands in
/// the history of the bet, for everybody to see.
class ReasonDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString question; ///< "A line of bet #12 has started. Why is it deleted?"
        QString act; ///< what the button does: "Delete the bet"
        QString keep; ///< and what the other one does: "Keep it"
    };

    explicit ReasonDialog(const Words& words, QWidget* parent = nullptr);

signals:
    void reasonGiven(const QString& reason);

private:
    void submit();

    QLineEdit* m_reason; ///< owned by Qt, as below
    QLabel* m_missing;
};

} // namespace betlog::widgets
