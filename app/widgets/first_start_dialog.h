// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QDialog>
#include <QUrl>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace betlog::widgets {

/// The first thing that a new person sees: who are you, and do you host, join, or just look?
class FirstStartDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Choice { None, Host, Join, Sample };

    explicit FirstStartDialog(const QString& userName, QWidget* parent = nullptr);

    [[nodiscard]] Choice choice() const { return m_choice; }

    /// Sound unless the choice is None or Sample.
    [[nodiscard]] QString userName() const;
    [[nodiscard]] QUrl server() const; ///< of Join

private:
    void addChoice(
        QVBoxLayout& column,
        const QString& name,
        const QString& title,
        const QString& text,
        Choice choice);
    void choose(Choice choice);
    void complain(const QString& sentence, QLineEdit* field);

    Choice m_choice = Choice::None;
    QLineEdit* m_name; ///< owned by Qt, as all below
    QLineEdit* m_server;
    QLabel* m_complaint;
};

} // namespace betlog::widgets
