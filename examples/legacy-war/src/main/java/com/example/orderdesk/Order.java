package com.example.orderdesk;

/** An order of a customer. */
public class Order {
    private int id;
    private String customer;
    private String article;
    private int quantity;

    public Order() {}

    public Order(int id, String customer, String article, int quantity) {
        this.id = id;
        this.customer = customer;
        this.article = article;
        this.quantity = quantity;
    }

    public int getId() {
        return id;
    }

    public void setId(int id) {
        this.id = id;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }
}
