// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QDialog>
#include <QUrl>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace betlog::widgets {

/// The first thing that a new person sees: who are you, and do you host, join, or just look? Enter
/// hosts, unless an address is being typed: then it joins.
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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPushButton* addChoice(
        QVBoxLayout& column,
        const QString& name,
        const QString& title,
        const QString& text,
        Choice choice);
    void choose(Choice choice);
    void complain(const QString& sentence, QLineEdit* field, QLabel* note);
    void chooseDefault();

    Choice m_choice = Choice::None;
    QLineEdit* m_name; ///< owned by Qt, as all below
    QLineEdit* m_server;
    QLabel* m_nameNote;
    QLabel* m_serverNote;
    QPushButton* m_host = nullptr;
    QPushButton* m_join = nullptr;
};

} // namespace betlog::widgets
